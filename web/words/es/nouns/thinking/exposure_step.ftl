# Pasos de exposición

exposure_step = Pasos de exposición
    .one = paso de exposición
    .add = Agregar un paso de exposición
    .empty = Aún no hay pasos. Empiece por el más fácil.
exposure_step-exposure = Plan
exposure_step-order = Orden
exposure_step-what = Qué
exposure_step-distress = Malestar esperado
    .hint = De 0 a 100.
exposure_step-planned = Fecha prevista
