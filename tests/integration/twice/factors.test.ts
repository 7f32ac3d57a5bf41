import { factorFixtures } from "./factors.fixtures";
import { testTwice } from "./twice";

testTwice(factorFixtures);
