# Quién elige entre dos versiones

settling-loosens = Aquí vale la respuesta más prudente hasta que decida quien la escribió, o alguien de supervisión que no haya escrito ninguna.
# $who escribió la respuesta más prudente
chooser-held = Elegir una respuesta menos prudente que la que vale ahora le corresponde a { $who }, o a alguien de supervisión que no haya escrito ninguna. La que vale ahora puede elegirla usted.
