// What happens in one seed, from its first to its last step: what a person does, what others do to the same mailbox,
// and what goes wrong. Pure: a seed and a set always make the same plan, whatever the machine does with it.
import { createRandom, type Random } from '../bench/random.ts';
import { COLLECTED, KEPT_HERE } from './place.ts';
import { isMixed, leaveOf, SETS, type SetName } from './sets.ts';

/** A mailbox by what it is, whatever it is called by now: `Classe` may be « Classe~2 » after a rename. */
export type Place = string;

export type PersonAction =
  | { verb: 'flag'; letters: number[]; flag: 'seen' | 'flagged'; value: boolean }
  | { verb: 'move' | 'copy'; letters: number[]; to: Place }
  | { verb: 'archive'; letters: number[] }
  | { verb: 'remove' | 'destroy'; letters: number[] }
  | { verb: 'junk'; letters: number[]; junk: boolean }
  | { verb: 'tag'; letters: number[]; keyword: string; value: boolean }
  | { verb: 'mute' | 'muteBranch'; letters: number[]; muted: boolean }
  | { verb: 'watch'; letters: number[]; watched: boolean }
  | { verb: 'archiveBy'; by: 'single' | 'schoolYear' }
  | { verb: 'filter'; action: 'star' | 'tag' | 'move'; to: Place }
  | { verb: 'emptyTrash' }
  | { verb: 'markAllSeen'; place: Place }
  | { verb: 'createFolder'; place: Place; below: Place | null }
  | { verb: 'renameFolder'; place: Place; version: number }
  | { verb: 'removeFolder'; place: Place }
  | { verb: 'writeDraft'; draft: number; versions: number; end: 'close' | 'leaveOpen' | 'discard' }
  | { verb: 'editDraft'; draft: number; versions: number; end: 'close' | 'leaveOpen' | 'discard' }
  | {
      verb: 'send';
      sending: number;
      when: 'now' | 'later' | 'held';
      then: 'wait' | 'cancel' | 'sendNow';
      reply: boolean;
    };

export type OthersAction =
  | { verb: 'deliver'; letter: number; to: Place }
  | { verb: 'flag'; letters: number[]; flag: 'seen' | 'flagged'; value: boolean }
  | { verb: 'keyword'; letters: number[]; keyword: string; value: boolean }
  | { verb: 'move'; letters: number[]; to: Place }
  | { verb: 'expunge'; letters: number[] }
  | { verb: 'markDeleted'; letters: number[] }
  | { verb: 'createFolder'; place: Place; below: Place | null }
  | { verb: 'renameFolder'; place: Place; version: number }
  | { verb: 'deleteFolder'; place: Place }
  | { verb: 'uidValidity'; place: Place }
  | { verb: 'kick' };

export type Trouble =
  | { kind: 'none' }
  | { kind: 'cut'; line: 'incoming' | 'outgoing'; direction: 'toServer' | 'toClient'; bytes: number }
  | { kind: 'slow'; latencyMs: number }
  | { kind: 'stall'; forMs: number }
  | { kind: 'refuse' }
  | { kind: 'killServer'; afterMs: number }
  | { kind: 'stopServer'; afterMs: number }
  | { kind: 'killSubmission'; afterMs: number }
  | { kind: 'killEngine'; afterMs: number }
  | { kind: 'fullDisk' }
  | { kind: 'clockJump'; aheadMs: number };

export type Step =
  | { who: 'person'; act: PersonAction; undo: boolean }
  | { who: 'others'; act: OthersAction }
  | { who: 'nobody'; pauseMs: number };

export interface Round {
  troubles: Trouble[];
  steps: Step[];
}

export interface Plan {
  seed: number;
  set: SetName;
  /** Delivered before the account is set up: letter 1, 2, … */
  letters: Place[];
  /** The person begins before the first synchronisation is through. */
  impatient: boolean;
  rounds: Round[];
}

export const OWN_PLACES = ['Classe', 'Élèves & parents', 'CM2'];
/** CM2 lies below Classe. */
export const PARENT: Readonly<Record<Place, Place>> = { CM2: 'Classe' };
const ROLES = ['INBOX', 'Archive', 'Junk', 'Trash'];

export function makePlan(seed: number, set: SetName): Plan {
  const random = createRandom(seed * 7919 + set.length * 104_729 + set.charCodeAt(0));
  for (let skip = 0; skip < 5; skip += 1) random.next();
  const { protocol } = SETS[set];
  const beside = isMixed(set) ? [COLLECTED, COLLECTED, KEPT_HERE] : [];
  const firstPlaces = protocol === 'pop3' ? ['INBOX'] : ['INBOX', 'INBOX', ...OWN_PLACES];
  if (isMixed(set)) firstPlaces.push(COLLECTED, COLLECTED);
  const letters = Array.from({ length: random.int(3, 9) }, () => random.pick(firstPlaces));
  const writer = planWriter(random, letters.length, { protocol, beside, byDays: leaveOf(set).kind === 'days' });
  const rounds = Array.from({ length: random.int(1, 3) }, () => writer.round());
  sortBesides(createRandom(seed * 6_007 + set.length * 15_485_863), rounds, letters.length);
  watchBesides(createRandom(seed * 9_973 + set.length * 179_424_673), rounds, letters.length);
  return { seed, set, letters, impatient: random.chance(0.25), rounds };
}

/** Tags, ignored threads, filters and the archive by school year: in steps of their own, so that older seeds keep theirs. */
function sortBesides(random: Random, rounds: readonly Round[], delivered: number): void {
  for (let skip = 0; skip < 5; skip += 1) random.next();
  const letters = () => [...new Set([random.int(1, delivered), random.int(1, delivered)])];
  const act = (): PersonAction => {
    const verb = random.int(1, 100);
    if (verb <= 40) {
      const keyword = random.pick(['$label1', '$label4', 'casier-rangé']);
      return { verb: 'tag', letters: letters(), keyword, value: random.chance(0.7) };
    }
    if (verb <= 60) return { verb: 'mute', letters: letters().slice(0, 1), muted: random.chance(0.7) };
    if (verb <= 80) return { verb: 'archiveBy', by: random.chance(0.8) ? 'schoolYear' : 'single' };
    return { verb: 'filter', action: random.pick(['star', 'tag', 'move']), to: random.pick(OWN_PLACES) };
  };
  for (const { steps } of rounds) {
    if (!random.chance(0.6)) continue;
    const first = act();
    steps.splice(random.int(0, steps.length), 0, {
      who: 'person',
      act: first,
      undo: first.verb === 'tag' && random.chance(0.2),
    });
    if (first.verb === 'archiveBy')
      steps.push({ who: 'person', act: { verb: 'archive', letters: letters() }, undo: false });
  }
}

/** Watched threads, and parts of threads that are ignored: added later, for the same reason. */
function watchBesides(random: Random, rounds: readonly Round[], delivered: number): void {
  for (let skip = 0; skip < 5; skip += 1) random.next();
  for (const { steps } of rounds) {
    if (!random.chance(0.3)) continue;
    const letters = [random.int(1, delivered)];
    const watches = random.chance(0.7);
    const act: PersonAction = watches
      ? { verb: 'watch', letters, watched: random.chance(0.7) }
      : { verb: 'muteBranch', letters, muted: random.chance(0.7) };
    steps.splice(random.int(0, steps.length), 0, { who: 'person', act, undo: watches && random.chance(0.2) });
  }
}

const DAY_MS = 86_400_000;

interface Kind {
  protocol: 'imap' | 'pop3';
  /** Messages go from the server after days: the clock has to be set. */
  byDays: boolean;
  /** Of other accounts. */
  beside: readonly Place[];
}

function planWriter(random: Random, delivered: number, { protocol, byDays, beside }: Kind) {
  // By POP3 there are no folders but those that the person makes.
  const places = protocol === 'pop3' ? ['Dossier1'] : [...OWN_PLACES];
  let letters = delivered;
  let folders = 0;
  let renames = 0;
  let drafts = 0;
  let sendings = 0;

  const some = () => {
    const count = random.pick([1, 1, 1, 2, 3]);
    return [...new Set(Array.from({ length: count }, () => random.int(1, letters)))];
  };
  const anyPlace = () => random.pick([...ROLES, ...places]);
  /** Others know of one account only. */
  const anyPlaceOfPerson = () => random.pick([...ROLES, ...places, ...beside, ...beside]);
  const flagChange = () => ({ flag: random.pick(['seen', 'flagged'] as const), value: random.chance(0.6) });
  const newFolder = () => {
    folders += 1;
    const place = `Dossier${folders}`;
    const below = random.chance(0.3) ? random.pick(places) : null;
    places.push(place);
    return { verb: 'createFolder', place, below } as const;
  };
  const rename = () => {
    renames += 1;
    return { verb: 'renameFolder', place: random.pick(places), version: renames } as const;
  };
  const ending = () => random.pick(['close', 'close', 'close', 'leaveOpen', 'discard'] as const);

  const person = (): PersonAction => {
    const verb = random.int(1, 100);
    if (verb <= 18) return { verb: 'flag', letters: some(), ...flagChange() };
    if (verb <= 36) return { verb: 'move', letters: some(), to: anyPlaceOfPerson() };
    if (verb <= 41) return { verb: 'copy', letters: some(), to: anyPlaceOfPerson() };
    if (verb <= 46) return { verb: 'archive', letters: some() };
    if (verb <= 53) return { verb: 'remove', letters: some() };
    if (verb <= 55) return { verb: 'destroy', letters: some() };
    if (verb <= 59) return { verb: 'junk', letters: some(), junk: random.chance(0.7) };
    if (verb <= 61) return { verb: 'emptyTrash' };
    if (verb <= 64) return { verb: 'markAllSeen', place: anyPlaceOfPerson() };
    if (verb <= 67) return newFolder();
    if (verb <= 71) return rename();
    if (verb <= 74) return { verb: 'removeFolder', place: random.pick(places) };
    if (verb <= 82) {
      drafts += 1;
      return { verb: 'writeDraft', draft: drafts, versions: random.int(1, 3), end: ending() };
    }
    if (verb <= 86 && drafts > 0) {
      return { verb: 'editDraft', draft: random.int(1, drafts), versions: random.int(1, 2), end: ending() };
    }
    return send();
  };
  const send = (): PersonAction => {
    sendings += 1;
    const when = random.pick(['now', 'now', 'now', 'later', 'held'] as const);
    const then = random.pick(['wait', 'wait', 'wait', 'cancel', 'sendNow'] as const);
    return { verb: 'send', sending: sendings, when, then, reply: random.chance(0.3) };
  };

  const others = (): OthersAction => {
    const verb = random.int(1, 100);
    if (verb <= 28) {
      letters += 1;
      return { verb: 'deliver', letter: letters, to: random.pick(['INBOX', 'INBOX', anyPlace()]) };
    }
    if (verb <= 46) return { verb: 'flag', letters: some(), ...flagChange() };
    if (verb <= 54)
      return { verb: 'keyword', letters: some(), keyword: `classe${random.int(1, 2)}`, value: random.chance(0.7) };
    if (verb <= 68) return { verb: 'move', letters: some(), to: anyPlace() };
    if (verb <= 73) return { verb: 'expunge', letters: some() };
    if (verb <= 76) return { verb: 'markDeleted', letters: some() };
    if (verb <= 80) return newFolder();
    if (verb <= 85) return rename();
    if (verb <= 88) return { verb: 'deleteFolder', place: random.pick(places) };
    if (verb <= 94) return { verb: 'uidValidity', place: random.pick(['INBOX', 'Sent', 'Drafts', anyPlace()]) };
    return { verb: 'kick' };
  };

  /**
   * Idle lines carry little: most cuts have to come early to come at all. A submission is a connection of its own: half
   * of its cuts come after the greetings and the certificate.
   */
  const cut = (line: 'incoming' | 'outgoing', direction: 'toServer' | 'toClient'): Trouble => ({
    kind: 'cut',
    line,
    direction,
    bytes: random.int(0, random.pick(line === 'incoming' ? [200, 200, 1_000, 1_000, 4_000] : [2_600, 3_600])),
  });
  /** What can be done to a mailbox that is collected by POP3: it has no other folder, and knows no flags. */
  const othersAtInbox = (): OthersAction => {
    const verb = random.int(1, 100);
    if (verb <= 60) {
      letters += 1;
      return { verb: 'deliver', letter: letters, to: 'INBOX' };
    }
    if (verb <= 75) return { verb: 'expunge', letters: some() };
    if (verb <= 90) return { verb: 'uidValidity', place: 'INBOX' };
    return { verb: 'kick' };
  };

  const trouble = (): Trouble => {
    switch (random.int(1, 14)) {
      case 1:
      case 2:
        return cut('incoming', 'toServer');
      case 3:
      case 4:
        return cut('incoming', 'toClient');
      case 5:
        return cut('outgoing', 'toServer');
      case 6:
        return cut('outgoing', 'toClient');
      case 7:
        return { kind: 'stall', forMs: random.int(30, 400) };
      case 8:
        return { kind: 'refuse' };
      case 9:
        return random.chance(0.5)
          ? { kind: 'killServer', afterMs: random.int(0, 300) }
          : { kind: 'stopServer', afterMs: random.int(0, 300) };
      case 10:
        return { kind: 'killSubmission', afterMs: random.int(0, 300) };
      case 11:
      case 12:
        return { kind: 'killEngine', afterMs: random.int(0, 500) };
      case 13:
        return { kind: 'fullDisk' };
      default:
        return { kind: 'clockJump', aheadMs: random.pick([-86_400_000, -3_600_000, 3_600_000, 40 * 86_400_000]) };
    }
  };

  const isOfSending = (trouble: Trouble) =>
    trouble.kind === 'killSubmission' || (trouble.kind === 'cut' && trouble.line === 'outgoing');

  return {
    round(): Round {
      const troubles = this.troubles();
      const steps = Array.from({ length: random.int(3, 7) }, () => this.step());
      // Where nothing is sent the way of what is sent does not matter.
      if (troubles.some(isOfSending)) steps.unshift({ who: 'person', act: send(), undo: false });
      return { troubles, steps };
    },
    step(): Step {
      const who = random.int(1, 10);
      if (who <= 6) return { who: 'person', act: person(), undo: random.chance(0.12) };
      if (who <= 9) return { who: 'others', act: protocol === 'pop3' ? othersAtInbox() : others() };
      return { who: 'nobody', pauseMs: random.int(5, 150) };
    },
    troubles(): Trouble[] {
      const count = random.pick([0, 1, 1, 1, 2]);
      // One end is enough for a round.
      const found = Array.from({ length: count }, trouble).filter(
        ({ kind }, i, all) => all.findIndex((other) => other.kind === kind) === i,
      );
      if (byDays && random.chance(0.6) && !found.some(({ kind }) => kind === 'clockJump')) {
        found.push({ kind: 'clockJump', aheadMs: random.pick([-1, 5, 10, 13, 16, 20, 29, 40]) * DAY_MS });
      }
      if (random.chance(0.3)) found.push({ kind: 'slow', latencyMs: random.pick([2, 5, 15]) });
      return found;
    },
  };
}
