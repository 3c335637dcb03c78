/**
 * What the interface for programs answers, as schemas: they make the document that describes it, and every answer goes
 * through them, so that a program never gets a field which is not described.
 */
export * from './shapes/article';
export * from './shapes/claim';
export * from './shapes/desk';
export * from './shapes/evidence';
export * from './shapes/file';
export * from './shapes/review';
export * from './shapes/text';
export * from './shapes/wire';
