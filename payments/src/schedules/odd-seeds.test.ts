import { proveHalf } from './prove-half.js';

proveHalf('odd');
