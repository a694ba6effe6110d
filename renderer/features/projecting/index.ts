// The door of « Je projette mon écran ».
export { ProjectingBar, ProjectingButton, useProjecting } from './projecting.tsx';
