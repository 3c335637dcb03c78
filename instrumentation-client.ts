import { z } from 'zod';

// zod tries `new Function` to compile its parsers; our content security policy forbids that and would report each try.
z.config({ jitless: true });
