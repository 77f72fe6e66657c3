# Pasos

crisis_step = Pasos
    .one = paso
    .add = Agregar un paso
    .intro = Desde las primeras señales hasta pedir ayuda.
    .empty = Aún no hay pasos. Empiece por las primeras señales que la persona nota.
crisis_step-stage = Etapa
    .signs = Primeras señales
    .alone = Lo que puedo hacer por mi cuenta
    .distraction = Lugares y personas que me distraen
    .people = Personas a las que puedo pedir ayuda
    .professionals = Profesionales y líneas de ayuda
    .surroundings = Cómo hacer más seguro mi entorno
crisis_step-order = Orden
crisis_step-what = Qué notar o hacer
    .hint = Breve, como lo diría la persona.
crisis_step-who = A quién llamar
crisis_step-phone = Teléfono
    .hint = Por ejemplo 555 0142, o 555 0142 x4 con extensión.
