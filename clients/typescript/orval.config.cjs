// One client of functions over fetch; addresses are relative, src/orval.ts gives them their server.
module.exports = {
  api: {
    input: { target: '../target/contract/openapi.json' },
    output: { mode: 'single', client: 'fetch', target: './generated/orval.ts', override: { mutator: { path: './src/send.ts', name: 'send' } } },
  },
};
