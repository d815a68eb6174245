import { apply } from '../apply.ts';
import { evaluate } from '../evaluate.ts';
import { fit } from '../fit.ts';
import { measurePatterns } from '../patterns/measure-patterns.ts';
import { release } from './release.ts';
import { startTrain } from './start-train.ts';

await startTrain({ evaluate, fit, apply, patterns: measurePatterns }, release);
