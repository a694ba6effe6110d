// A small word beside an address: « Famille », « Collègue ». By word first, by colour only besides.
import { useWords } from '../../i18n/index.ts';
import { roleWords, type ShownRole } from './roles.ts';
import './role-badge.css';

export function RoleBadge({ role }: { role: ShownRole }) {
  const w = useWords(roleWords);
  return <span className={`role-badge role-${role}`}>{w[role]}</span>;
}
