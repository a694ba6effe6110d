// Uses the keychain of the session it is started in, and prints what came of it. Started by account-keychain.test.ts.
import { openKeychain } from '../../engine/accounts/keychain.ts';

const keychain = await openKeychain();
if (!keychain) console.log(JSON.stringify({ found: false }));
else {
  const before = await keychain.read('a test');
  const written = await keychain.write('a test', 'pässwörd');
  const after = await keychain.read('a test');
  await keychain.remove('a test');
  console.log(JSON.stringify({ found: true, before, written, after, removed: await keychain.read('a test') }));
}
