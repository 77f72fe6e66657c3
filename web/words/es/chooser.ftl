# "Hay dos versiones: elija una"

chooser-meanwhile-careful = Hasta que alguien elija, vale la respuesta más prudente. Abajo está señalada.
chooser-meanwhile-all = Hasta que alguien elija, se muestran y se imprimen todas.
chooser-meanwhile-signed = Las dos están firmadas y las dos se conservan; elija cuál es la válida.
chooser-meanwhile-kept = No se pierde nada: la respuesta que no se elija queda en el historial.
chooser-meanwhile-ruled = Dos personas indicaron aquí cosas distintas al mismo tiempo. Hasta que alguien lo revise, vale la más avanzada. Si es correcta, elíjala y ya no quedará pendiente.
# Va junto al nombre de un dato: "Nivel actual"
chooser-which = ¿Cuál es la respuesta correcta?
chooser-acted-on = Vale esta hasta que alguien elija
chooser-shown-first = Se muestra primero hasta que alguien elija
# Va en el lugar del nombre de una persona
chooser-from-the-start = Desde el inicio
chooser-none-of-these = Ninguna de estas: escribir otra respuesta
chooser-third = Otra respuesta
chooser-third-empty = Elija una respuesta
chooser-why = Motivo de la elección
chooser-settle = Elegir esta
chooser-later = Decidir después
chooser-not-yours = Esta elección le corresponde a terapia o a supervisión. Avíseles que está pendiente.
chooser-back = Volver
# Lo que decía el dato antes de que se escribieran las versiones
chooser-before = Lo que decía antes de las dos versiones: { $value }
chooser-before-nothing = Antes de las dos versiones no había nada escrito.
# Antes del motivo que se dio al elegir esta versión entre otras
chooser-chosen-why = Se eligió porque
