// The door of the message list: the middle pane for a mailbox or a search.
export { MessageListPane } from './message-list-pane.tsx';
