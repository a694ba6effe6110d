import { convergeOn } from './converge-on.ts';

convergeOn('pop3-days', 25);
