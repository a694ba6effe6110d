// What somebody is, beside an address: « Famille », « Collègue ». By word and shape first, by colour only besides.
import { useWords } from '../../i18n/index.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { roleWords, type ShownRole } from './roles.ts';
import './role-badge.css';

const ICONS: Record<ShownRole, IconName> = {
  me: 'check',
  family: 'home',
  colleague: 'person',
  institution: 'school',
  partner: 'briefcase',
  electedParent: 'ballot',
  list: 'bulletList',
};

/** A shape of its own for each role, and its word; `compact`: the word for a screen reader only. */
export function RoleBadge({ role, compact = false }: { role: ShownRole; compact?: boolean }) {
  const w = useWords(roleWords);
  return (
    <span className={`role-badge role-${role} ${compact ? 'role-badge-compact' : ''}`}>
      <Icon name={ICONS[role]} />
      {compact ? <span className="spoken">, {w[role]}</span> : w[role]}
    </span>
  );
}
