/** The program that parses what comes from elsewhere, in a process of its own. Started by lib/outside/parse-process.ts. */
import { answerParses } from '@/lib/outside/parse-answers';
import { parsers } from '@/lib/outside/parsers';

answerParses(parsers, Number(process.argv[2]));
