import { convergeOn } from './converge-on.ts';

convergeOn('uidplus', 50);
