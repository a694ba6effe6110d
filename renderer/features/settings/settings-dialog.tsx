// « Paramètres ». Every choice holds at once; there is nothing to confirm.
import { type ReactNode, useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { ChosenSettings, Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { useLockedSettings, usePolicyReport } from '../../state/policies.ts';
import { saveSettings } from '../../state/settings.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AccountsPage } from '../accounts/index.ts';
import { DensityField, EnterOpensField } from '../message-list/index.ts';
import { NoticeSettings } from '../notices/index.ts';
import { OverrideRegister } from '../overrides/index.ts';
import { PolicySection } from '../policies/index.ts';
import { ReadingSettings, readingWords } from '../reader/index.ts';
import { ReceiptSetting } from '../receipts/index.ts';
import { SearchSettings } from '../search/index.ts';
import { AccountSettings } from './account-settings.tsx';
import { StoreCheckSettings } from './store-check.tsx';
import { settingsWords } from './words.ts';
import './settings.css';

const UNDO_SECONDS = [0, 10, 20, 30, 60] as const;

interface SettingsDialogProps {
  settings: Settings;
  /** Whose page is shown first; null: the general one. */
  accountId: AccountId | null;
  onClose(): void;
}

type Page = 'general' | 'accounts';

export function SettingsDialog({ settings, accountId, onClose }: SettingsDialogProps) {
  const w = useWords(settingsWords);
  const [page, setPage] = useState<Page>(accountId === null ? 'general' : 'accounts');
  const pages: { page: Page; label: string }[] = [
    { page: 'general', label: w.general },
    { page: 'accounts', label: w.accounts },
  ];
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      <Tabs pages={pages} shown={page} onShow={setPage}>
        {page === 'general' ? (
          <GeneralPage settings={settings} />
        ) : (
          <AccountsPage accountId={accountId}>{(account) => <AccountSettings account={account} />}</AccountsPage>
        )}
      </Tabs>
    </Dialog>
  );
}

function GeneralPage({ settings }: { settings: Settings }) {
  const w = useWords(settingsWords);
  const { reading } = useWords(readingWords);
  const policies = usePolicyReport();
  return (
    <div className="settings">
      <Section title={w.display}>
        <DisplaySettings settings={settings} />
      </Section>
      <Section title={reading}>
        <ReadingSettings settings={settings} />
      </Section>
      <Section title={w.search}>
        <SearchSettings settings={settings} />
      </Section>
      <Section title={w.writing}>
        <WritingSettings settings={settings} />
        <ReceiptSetting settings={settings} />
      </Section>
      <NoticeSettings settings={settings} />
      <Section title={w.overrides}>
        <OverrideRegister />
      </Section>
      <Section title={w.mail}>
        <p className="field-hint">{w.mailHint}</p>
        <div className="settings-mail">
          <Button onClick={() => showOverlay({ kind: 'import', place: null })}>{w.importMail}</Button>
          <Button onClick={() => showOverlay({ kind: 'export', mailboxId: null })}>{w.exportMail}</Button>
          <Button onClick={() => showOverlay({ kind: 'backUp' })}>{w.backUp}</Button>
          <Button onClick={() => showOverlay({ kind: 'restore' })}>{w.restore}</Button>
        </div>
      </Section>
      <Section title={w.sorting}>
        <div className="settings-mail">
          <Button onClick={() => showOverlay({ kind: 'filters' })}>{w.filters}</Button>
          <Button onClick={() => showOverlay({ kind: 'tags', ids: [] })}>{w.tags}</Button>
        </div>
      </Section>
      <Section title={w.trouble}>
        <p className="field-hint">{w.journalHint}</p>
        <div>
          <Button onClick={() => showOverlay({ kind: 'journal' })}>{w.journal}</Button>
        </div>
        <StoreCheckSettings />
      </Section>
      {policies && policies.source !== null && (
        <Section title={w.establishment}>
          <PolicySection report={policies} />
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** « Fixé par votre établissement », for what an administrator locked. */
function useLock(): (name: keyof ChosenSettings) => string | undefined {
  const w = useWords(settingsWords);
  const locked = useLockedSettings();
  return (name) => (locked[name] === undefined ? undefined : w.locked);
}

function DisplaySettings({ settings }: { settings: Settings }) {
  const w = useWords(settingsWords);
  const lock = useLock();
  return (
    <>
      <SelectField
        label={w.language}
        locked={lock('language')}
        value={settings.language}
        options={[
          { value: 'system', label: w.systemLanguage },
          { value: 'fr', label: w.french },
          { value: 'en', label: w.english },
        ]}
        onChange={(language) => saveSettings({ language })}
      />
      <SelectField
        label={w.theme}
        locked={lock('theme')}
        value={settings.theme}
        options={[
          { value: 'system', label: w.systemTheme },
          { value: 'light', label: w.light },
          { value: 'dark', label: w.dark },
        ]}
        onChange={(theme) => saveSettings({ theme })}
      />
      <SelectField
        label={w.layout}
        locked={lock('layout')}
        value={settings.layout}
        options={[
          { value: 'classic', label: w.classic },
          { value: 'wide', label: w.wide },
          { value: 'vertical', label: w.vertical },
        ]}
        onChange={(layout) => saveSettings({ layout })}
      />
      <DensityField settings={settings} locked={lock('density')} />
      <EnterOpensField settings={settings} locked={lock('enterOpens')} />
      <CheckField
        label={w.threaded}
        locked={lock('threaded')}
        checked={settings.threaded}
        onChange={(threaded) => saveSettings({ threaded })}
      />
    </>
  );
}

function WritingSettings({ settings }: { settings: Settings }) {
  const w = useWords(settingsWords);
  const lock = useLock();
  const seconds = Math.round(settings.undoSendMs / 1000);
  const choices = [...new Set([...UNDO_SECONDS, seconds])].toSorted((a, b) => a - b);
  return (
    <>
      <SelectField
        label={w.format}
        locked={lock('composeFormat')}
        value={settings.composeFormat}
        options={[
          { value: 'rich', label: w.rich },
          { value: 'plain', label: w.plain },
        ]}
        onChange={(composeFormat) => saveSettings({ composeFormat })}
      />
      <SelectField
        label={w.undoDelay}
        locked={lock('undoSendMs')}
        hint={w.undoDelayHint}
        value={String(seconds)}
        options={choices.map((count) => ({ value: String(count), label: count === 0 ? w.noDelay : w.seconds(count) }))}
        onChange={(count) => saveSettings({ undoSendMs: Number(count) * 1000 })}
      />
      <CheckField
        label={w.spellcheck}
        locked={lock('spellcheck')}
        checked={settings.spellcheck}
        onChange={(spellcheck) => saveSettings({ spellcheck })}
      />
    </>
  );
}
