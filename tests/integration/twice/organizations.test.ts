import { organizationFixtures } from "./organizations.fixtures";
import { testTwice } from "./twice";

testTwice(organizationFixtures);
