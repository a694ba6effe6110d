// « J'ai un fichier de réglages »: the servers that a colleague's Casier wrote down (shared/domain/shared-settings.ts),
// looked at before all others. And the way to write one's own.
import { useState } from 'react';
import { settingsToShare } from '../../../shared/academies/learned-servers.ts';
import type { Account } from '../../../shared/domain/account.ts';
import { MailError, type MailErrorData } from '../../../shared/domain/problem.ts';
import type { SharedSettings } from '../../../shared/domain/shared-settings.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ProblemCard } from '../problems/index.ts';
import { type GuidedForm, sharedServersOf } from './guided-form.ts';
import { settingsFileWords } from './settings-file-words.ts';

interface SettingsFileFieldProps {
  form: GuidedForm;
  onChange(form: GuidedForm): void;
}

export function SettingsFileField({ form, onChange }: SettingsFileFieldProps) {
  const w = useWords(settingsFileWords);
  const [problem, setProblem] = useState<MailErrorData | null>(null);

  async function choose(): Promise<void> {
    const chosen = await shell.choosePlace({ purpose: 'settingsFile' });
    if (!chosen) return;
    setProblem(null);
    try {
      onChange({ ...form, shared: await engine.setups.readSettings({ place: chosen.place }) });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      setProblem(error.data);
    }
  }

  return (
    <div className="setup-column">
      {form.shared ? (
        <FileNote form={form} shared={form.shared} onRemove={() => onChange({ ...form, shared: null })} />
      ) : (
        <div>
          <Button variant="quiet" icon="file" onClick={() => void choose()}>
            {w.haveFile}
          </Button>
        </div>
      )}
      {problem && (
        <div className="setup-failure" role="alert">
          <ProblemCard problem={problem} level="h3" />
        </div>
      )}
    </div>
  );
}

interface FileNoteProps {
  form: GuidedForm;
  shared: SharedSettings;
  onRemove(): void;
}

function FileNote({ form, shared, onRemove }: FileNoteProps) {
  const w = useWords(settingsFileWords);
  const hosts = [...new Set(shared.servers.map(({ host }) => host))].join(', ');
  const isOfOthers = form.address.includes('@') && sharedServersOf(form).length === 0;
  return (
    <div className="setup-later" role="status">
      <span>{isOfOthers ? w.fileOfOthers(shared.domain) : w.fileRead(shared.domain, hosts)}</span>
      <Button onClick={onRemove}>{w.removeFile}</Button>
    </div>
  );
}

/** Nothing where there is nothing to hand on. */
export function ShareSettings({ account }: { account: Account }) {
  const w = useWords(settingsFileWords);
  if (!settingsToShare(account)) return null;
  async function save(): Promise<void> {
    const { outcome } = await shell.saveSharedSettings({ accountId: account.id });
    if (outcome === 'saved') showToast({ text: w.saved });
    if (outcome === 'failed') showToast({ text: w.notSaved, tone: 'problem' });
  }
  return (
    <div className="setup-share">
      <Button icon="file" onClick={() => void save()}>
        {w.share}
      </Button>
      <p className="field-hint">{w.shareHint}</p>
    </div>
  );
}
