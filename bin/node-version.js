// Says so, in words, where Node is too old for the rest. Imported first; kept so plain that an old Node can read it.
const version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(`Verimark needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
