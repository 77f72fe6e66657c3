# Ejercicios realizados

exposure_run = Ejercicios realizados
    .one = ejercicio realizado
    .add = Agregar un ejercicio realizado
    .empty = Aún no hay ejercicios.
exposure_run-exposure = Plan
exposure_run-happened = Cuándo ocurrió
exposure_run-step = Paso
exposure_run-before = Malestar antes
    .hint = De 0 a 100.
exposure_run-peak = Malestar máximo
    .hint = De 0 a 100.
exposure_run-after = Malestar al final
    .hint = De 0 a 100.
exposure_run-minutes = Minutos
exposure_run-learned = Qué aprendió
exposure_run-locked = Este plan está bloqueado: no se hace nada hasta tener las cinco cosas y un consentimiento vigente.
