import { casesFixtures } from "./cases.fixtures";
import { testTwice } from "./twice";

testTwice(casesFixtures);
