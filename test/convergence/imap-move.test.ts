import { convergeOn } from './converge-on.ts';

convergeOn('move', 45);
