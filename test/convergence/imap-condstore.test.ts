import { convergeOn } from './converge-on.ts';

convergeOn('condstore', 50);
