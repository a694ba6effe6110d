// Nothing goes on and nobody is told of anything.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { AccountNotices } from '../../shared/domain/notice.ts';
import { DEFAULT_QUIET } from '../../shared/domain/quiet.ts';

type Handlers = HandlersOf<WindowContract>;

export const NO_ACTIVITIES: Handlers['activities'] = {
  list: () => ({ activities: [], problems: [] }),
  stop: () => {},
  retry: () => {},
  forgetProblems: () => {},
};

const DEFAULT_NOTICES: AccountNotices = { notify: true, mailboxes: [], quiet: DEFAULT_QUIET };

export const NO_NOTICES: Handlers['notices'] = {
  ofAccount: () => DEFAULT_NOTICES,
  setAccount: ({ patch }) => ({ ...DEFAULT_NOTICES, ...patch }) as AccountNotices,
  standing: () => [],
  digest: () => null,
  closeDigest: () => {},
};
