export { OverrideRegister } from './override-register.tsx';
