import { convergeOn } from './converge-on.ts';

convergeOn('common', 60);
