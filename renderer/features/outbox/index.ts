// The door of the outbox: the list of messages on their way out, shown in place of the message list.
export { OutboxPane } from './outbox-pane.tsx';
