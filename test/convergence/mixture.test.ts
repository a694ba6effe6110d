import { convergeOn } from './converge-on.ts';

convergeOn('mixture', 40);
