import { convergeOn } from './converge-on.ts';

convergeOn('pop3-always', 20);
