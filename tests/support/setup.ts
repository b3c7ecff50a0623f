/** Required by every mocha configuration, before the first test is loaded. */
import "./stackTraces";
import { changedFiles, photographCheckout } from "./checkout";
import { lostRejections, nameTest, watchRejections } from "./rejections";
import { tellSeed } from "./seeds";

/** Once a run, in the process that starts mocha's workers. */
export const mochaGlobalSetup = tellSeed;

export const mochaHooks: Mocha.RootHookObject = {
  beforeAll: [watchRejections, photographCheckout],
  beforeEach: [nameTest],
  // In one hook, for mocha runs none behind one that failed.
  afterAll: [
    async function failForWhatIsLeft() {
      const found = [...(await lostRejections()), ...changedFiles()];
      if (found.length > 0) throw new Error(found.join("\n"));
    },
  ],
};
