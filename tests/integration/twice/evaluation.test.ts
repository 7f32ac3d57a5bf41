import { evaluationFixtures } from "./evaluation.fixtures";
import { testTwice } from "./twice";

testTwice(evaluationFixtures);
