// Cases 12, 13, 19 and 27: families' addresses in what is written, quoted or named: text, quoted heads and history,
// subject, file names, display names, Reply-To.
import { addressesInFileName } from './body/addresses.ts';
import { addressesOfParties, type Bucket, sparedPairs } from './bucket.ts';
import type { CaseNumber, Finding, Fix } from './finding.ts';
import { withPlainNames } from './fixes.ts';
import { edited } from './mask-text.ts';
import { finding, type Question } from './question.ts';
import type { Weighed } from './weigh.ts';

export function writtenFinding(question: Question, bucket: Bucket, weighed: Weighed): Finding {
  const exposed = addressesOfParties(weighed.exposed);
  return finding(caseOf(bucket), weighed.severity, {
    surface: bucket.surface,
    exposed,
    readers: addressesOfParties(weighed.readers),
    spared: sparedPairs(weighed, bucket, { ownAcademy: question.scene.ownAcademy, household: true }),
    names: bucket.attachmentId ? [attachmentName(question, bucket.attachmentId)] : [],
    fixes: fixesFor(question, bucket, exposed),
  });
}

function caseOf({ place }: Bucket): CaseNumber {
  if (place === 'quotedHeader') return 12;
  if (place === 'history') return 13;
  return place === 'replyTo' ? 27 : 19;
}

/** What is exposed beyond this finding (let pass, weighing nothing) stays: only what is named here is taken out. */
function fixesFor({ input }: Question, { place, attachmentId }: Bucket, exposed: string[]): Fix[] {
  const mask: Fix = { kind: 'maskAddresses', addresses: exposed };
  switch (place) {
    case 'history':
      return [{ kind: 'lightenQuote', addresses: exposed }, mask];
    case 'replyTo':
      return [{ kind: 'dropReplyTo' }];
    case 'displayName':
      return [{ kind: 'setRecipients', label: 'plainNames', recipients: withPlainNames(input.recipients, exposed) }];
    case 'fileName': {
      const file = input.letter?.attachments.find(({ id }) => id === attachmentId);
      if (!file) return [];
      return [{ kind: 'renameAttachment', attachmentId: file.id, name: renamed(file.name, exposed) }];
    }
    default:
      return [mask];
  }
}

function renamed(name: string, addresses: readonly string[]): string {
  const bare = edited(
    name,
    addressesInFileName(name)
      .filter(({ address }) => addresses.includes(address))
      .map(({ start, end }) => ({ start, end, replacement: '' })),
  );
  // « .pdf » alone would be no name.
  return /^[\s_.-]*\.[^.]*$/u.test(bare) ? `document${bare.slice(bare.lastIndexOf('.'))}` : bare;
}

function attachmentName({ input }: Question, id: string): string {
  return input.letter?.attachments.find((one) => one.id === id)?.name ?? '';
}
