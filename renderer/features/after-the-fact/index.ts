// The door of « J'ai montré des adresses ».
export { AddressesShownDialog } from './addresses-shown-dialog.tsx';
