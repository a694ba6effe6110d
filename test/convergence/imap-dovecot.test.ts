import { convergeOn } from './converge-on.ts';

convergeOn('dovecot', 70);
