// The list of the place that is known, kept without being shown: a window with one message reads on in its order.
import type { Settings } from '../../../shared/domain/settings.ts';
import { useShownFolder } from '../../state/mailboxes.ts';
import { listKind, useListLayout } from './use-layout.ts';
import { useListSource, useMessageList } from './use-list.ts';

export function useListBehind(settings: Settings): void {
  const source = useListSource();
  const layout = useListLayout(settings, listKind(source, useShownFolder()));
  useMessageList(source, layout, settings);
}
