import { peopleFixtures } from "./people.fixtures";
import { testTwice } from "./twice";

testTwice(peopleFixtures);
