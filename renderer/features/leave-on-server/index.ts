export { LeaveOnServerField } from './leave-on-server-field.tsx';
