// The door of the message list: the middle pane for a mailbox or a search, and its part of the settings.
export { DensityField } from './density-field.tsx';
export { EnterOpensField } from './enter-opens-field.tsx';
export { MessageListPane } from './message-list-pane.tsx';
export { useListBehind } from './use-list-behind.ts';
