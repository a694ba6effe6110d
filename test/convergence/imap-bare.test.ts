import { convergeOn } from './converge-on.ts';

convergeOn('bare', 50);
