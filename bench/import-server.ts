export const whileAtWork = async (..._: number[]) => null;
