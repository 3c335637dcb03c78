import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname }, conditions: ['react-server'] },
  ssr: { resolve: { conditions: ['react-server'] } },
  test: {
    include: ['{lib,app,bin,seeds,prisma}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // On two cores Vitest would take one worker alone, and leave the other idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Generous, because many tests have a database made for them, on machines that do other things too.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
