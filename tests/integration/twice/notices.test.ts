import { noticesFixtures } from "./notices.fixtures";
import { testTwice } from "./twice";

testTwice(noticesFixtures);
