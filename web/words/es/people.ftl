# Las personas de la clínica

people-title = Personas
people-intro = Quienes pueden iniciar sesión aquí. Cada persona trabaja con su propio nombre.
people-name = Nombre
people-role = Función
# Una marca junto a quien ya no trabaja aquí
people-left = ya no está
people-add = Agregar a una persona
people-passphrase = Deje que escriba su frase de acceso por sí misma: después nadie puede cambiarla.
people-add-this = Agregar a esta persona
