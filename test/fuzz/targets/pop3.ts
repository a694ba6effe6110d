// What a POP3 server may answer: however the bytes are cut into packets, the reply is the same; what is listed is
// sound.

import { parseCapabilities } from '../../../engine/pop3/capabilities.ts';
import { commandError, responseCode } from '../../../engine/pop3/errors.ts';
import { headerBlock } from '../../../engine/pop3/headers.ts';
import { mergeListings } from '../../../engine/pop3/list.ts';
import { chooseLogin } from '../../../engine/pop3/log-in.ts';
import { createReplyReader, type Reply } from '../../../engine/pop3/reply-reader.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { createRandom } from '../../bench/random.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';

const SEEDS = [
  '+OK 2 messages\r\n1 120\r\n2 200\r\n.\r\n',
  '+OK\r\n1 whqtswO00WBw418f9t5JxYwZ\r\n2 QhdPYR:00WBw1Ph7x7\r\n.\r\n',
  '+OK\r\nUSER\r\nSASL PLAIN LOGIN\r\nPIPELINING\r\nUIDL\r\nTOP\r\nLOGIN-DELAY 30\r\nSTLS\r\n.\r\n',
  '+OK 120 octets\r\nSubject: x\r\n\r\n..dot\r\ntext\r\n.\r\n',
  '-ERR [SYS/TEMP] try later\r\n',
  '+OK\nSubject: x\n\n..a\n.\n',
  '+ UGFzc3dvcmQ6\r\n',
];

interface Read {
  reply: Reply | null;
  text: Buffer;
  used: number;
}

export const pop3: FuzzTarget = {
  name: 'pop3',
  seeds: () => SEEDS.map((seed) => Buffer.from(seed, 'latin1')),
  words: [
    ...[
      '+OK ',
      '-ERR ',
      '+ ',
      '\r\n.\r\n',
      '\r\n..',
      '.\r\n',
      '.\r',
      '\n.\n',
      '[SYS/TEMP]',
      '[AUTH]',
      '[IN-USE]',
      '[LOGIN-DELAY]',
    ],
    ...[
      'SASL ',
      'STLS',
      'PIPELINING',
      'LOGIN-DELAY 0',
      '1 ',
      '0 5',
      '999999999 9',
      '4294967296 1',
      '-1 3',
      '\t',
      '\0',
      '\xff',
      '\r',
    ],
  ],
  check(input) {
    const whole = readIn(input, () => input.length);
    const random = createRandom(input.length);
    for (const cut of [() => 1, () => random.int(1, 7)]) {
      const pieces = readIn(input, cut);
      hold('packets do not matter', pieces.used === whole.used && pieces.text.equals(whole.text));
      hold('nor do they to the status', JSON.stringify(pieces.reply) === JSON.stringify(whole.reply));
    }
    hold('no more is read than there is', whole.used <= input.length);
    if (whole.reply) {
      responseCode(whole.reply);
      hold(
        'a refusal is an error of the model',
        commandError(whole.reply, { host: 'fuzz', port: 995 }) instanceof MailError,
      );
    }
    checkListing(whole.text.toString('latin1'), input.toString('latin1'));
    const { loginDelayMs, ...capabilities } = parseCapabilities(whole.text.toString('latin1'));
    hold('a delay is bounded', loginDelayMs === null || (loginDelayMs > 0 && loginDelayMs <= 86_400_000));
    chooseLogin({ loginDelayMs, ...capabilities });
    hold('a header is part of the message', headerBlock(input).byteLength <= input.length);
  },
};

/** null reply: it is no POP3. */
function readIn(input: Buffer, cut: () => number): Read {
  const pieces: Buffer[] = [];
  const reader = createReplyReader((bytes) => void pieces.push(Buffer.from(bytes)));
  let used = 0;
  try {
    while (used < input.length && !reader.hasEnded()) {
      const chunk = input.subarray(used, used + cut());
      const taken = reader.take(chunk);
      hold('an answer goes on or has ended', taken === chunk.length || reader.hasEnded());
      used += taken;
    }
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return { reply: null, text: Buffer.alloc(0), used: 0 };
  }
  return { reply: reader.hasEnded() ? reader.status() : null, text: Buffer.concat(pieces), used };
}

function checkListing(sizes: string, ids: string): void {
  const entries = mergeListings(sizes, ids);
  hold('each number once', new Set(entries.map(({ number }) => number)).size === entries.length);
  for (const { number, sizeBytes, uidl } of entries) {
    hold('a number is one', Number.isSafeInteger(number) && number > 0);
    hold('a size is one or none', sizeBytes === null || Number.isSafeInteger(sizeBytes));
    hold('an id is a word or none', uidl === null || uidl !== '');
  }
}
