import { convergeOn } from './converge-on.ts';

convergeOn('qresync', 50);
