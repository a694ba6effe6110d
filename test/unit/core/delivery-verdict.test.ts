import { describe, expect, it } from 'vitest';
import { deliveryVerdict, type SubmissionFailure } from '../../../engine/core/delivery-verdict.ts';

const CUT: SubmissionFailure = {
  step: 'connection',
  handedOver: false,
  response: null,
  responseCode: null,
  connectionError: { kind: 'connection', reason: 'reset', detail: 'ECONNRESET' },
  sender: 'claire@ecole.example',
  refusedRecipients: [],
};

function answered(step: SubmissionFailure['step'], response: string, handedOver = false): SubmissionFailure {
  return { ...CUT, step, response, responseCode: Number(response.slice(0, 3)), handedOver };
}

describe('the verdict on a submission that did not end well', () => {
  it.each([
    ['a cut before the message left', CUT, 'notSent', { kind: 'connection', reason: 'reset' }],
    [
      'a cut after it began to leave',
      { ...CUT, handedOver: true },
      'unknown',
      { kind: 'connection', reason: 'outcomeUnknown' },
    ],
    ['450 to a recipient', answered('recipient', '450 4.2.0 greylisted'), 'notSent', { kind: 'throttled' }],
    ['451 after the whole message', answered('message', '451 4.3.0 later', true), 'notSent', { kind: 'throttled' }],
    ['421 at the greeting', answered('connection', '421 too busy'), 'notSent', { kind: 'throttled' }],
    ['454 to the login', answered('auth', '454 4.7.0 try later'), 'notSent', { kind: 'throttled' }],
    ['535 to the login', answered('auth', '535 5.7.8 no'), 'notSent', { kind: 'auth', reason: 'wrongPassword' }],
    ['530 to MAIL', answered('sender', '530 5.7.0 log in first'), 'notSent', { kind: 'auth' }],
    ['553 to MAIL', answered('sender', '553 5.7.1 not yours'), 'refused', { reason: 'senderRefused' }],
    ['552 to MAIL with SIZE', answered('sender', '552 too big'), 'refused', { reason: 'messageTooLarge' }],
    ['550 to the recipients', answered('recipient', '550 5.1.1 unknown'), 'refused', { reason: 'recipientRefused' }],
    [
      '553 to a recipient that is about the sender',
      answered('recipient', '553 5.7.1 <Claire@ecole.example>: Sender address rejected: not owned by user paul'),
      'refused',
      { reason: 'senderRefused' },
    ],
    ['5.1.8 to a recipient', answered('recipient', '550 5.1.8 bad sender'), 'refused', { reason: 'senderRefused' }],
    [
      '550 to a recipient that is named beside the sender',
      {
        ...answered('recipient', '550 5.7.1 <paul@x.example> does not take mail from <claire@ecole.example>'),
        refusedRecipients: ['paul@x.example'],
      },
      'refused',
      { reason: 'recipientRefused' },
    ],
    ['554 to DATA', answered('data', '554 5.5.1 no valid recipients'), 'refused', { reason: 'messageRefused' }],
    ['550 after the message', answered('message', '550 5.7.1 spam', true), 'refused', { reason: 'messageRefused' }],
    ['552 5.3.4 after it', answered('message', '552 5.3.4 too big', true), 'refused', { reason: 'messageTooLarge' }],
    ['554 at the greeting', answered('connection', '554 no service'), 'refused', { kind: 'rejected' }],
  ])('%s', (_what, failure, kind, error) => {
    const verdict = deliveryVerdict(failure);
    expect(verdict.kind).toBe(kind);
    expect(verdict.error).toMatchObject(error);
    if (failure.response) expect(verdict.error.detail).toBe(failure.response);
  });

  it('names the recipients at fault', () => {
    const failure = { ...answered('recipient', '550 5.1.1 unknown'), refusedRecipients: ['a@x.example'] };
    expect(deliveryVerdict(failure).error.recipients).toEqual(['a@x.example']);
  });
});
