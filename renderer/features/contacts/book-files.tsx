// « Importer… » and « Exporter… », on the pages of people and of groups.
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { ExportBookDialog } from './export-dialog.tsx';
import { ImportContactsDialog } from './import/import-dialog.tsx';
import { words } from './words.ts';

export function BookFiles() {
  const w = useWords(words);
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button icon="download" onClick={() => setOpen('import')}>
        {w.importFile}
      </Button>
      <Button icon="external" onClick={() => setOpen('export')}>
        {w.exportFile}
      </Button>
      {open === 'import' && <ImportContactsDialog onClose={close} />}
      {open === 'export' && <ExportBookDialog onClose={close} />}
    </>
  );
}
