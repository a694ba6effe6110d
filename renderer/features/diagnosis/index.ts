export { DiagnosisDialog } from './diagnosis-dialog.tsx';
