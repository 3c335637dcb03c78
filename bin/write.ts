/** The program that writes large documents, in a process of its own. Started by lib/outside/parse-process.ts. */
import { answerParses } from '@/lib/outside/parse-answers';
import { writers } from '@/lib/outside/writers';

answerParses(writers, Number(process.argv[2]));
