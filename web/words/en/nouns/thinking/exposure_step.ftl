# Steps of exposure

exposure_step = Steps of exposure
    .one = exposure step
    .add = Add a step of exposure
    .empty = No steps yet. Begin with the easiest.
exposure_step-exposure = The plan
exposure_step-order = Place among the steps
exposure_step-what = What
exposure_step-distress = Expected distress
    .hint = From 0 to 100.
exposure_step-planned = Planned for
